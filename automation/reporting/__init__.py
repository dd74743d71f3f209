"""What a run tells: results.json, HTML, JUnit, CI summaries, the terminal, pictures and traces. It steers nothing."""
