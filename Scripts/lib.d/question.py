"""What is asked of every program, ours and others: the defaults of `lifecircle analyze`."""

CATEGORIES = ("clinic", "supermarket", "childcare", "elderly_station")
MINUTES = (10, 15)
SPEED = 4 / 3.6  # m/s: the profile `planning`
