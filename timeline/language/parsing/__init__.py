"""From text to readings: words that may make an expression, windows around them, and the chart that parses one."""
