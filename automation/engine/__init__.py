"""Steps, and what takes them: a robot, a person, or nobody. It knows neither pages nor a browser."""
