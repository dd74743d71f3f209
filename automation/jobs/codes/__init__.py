"""Where verification codes come from when the org asks for one. They know no page; none gives a code twice."""
