"""What is no expression of time although its words could be one: ages, scores, titles, «اليوم» for nowadays."""
