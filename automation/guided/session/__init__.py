"""Where a person sits in a session: their orders, the robot, the page. It does no step itself."""
