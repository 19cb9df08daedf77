namespace Actions.Health;

/// <summary>Makes one request of a soak.</summary>
/// <param name="target">Where it goes.</param>
/// <param name="number">Number of its tick, from 1.</param>
/// <param name="clock">Time since the start, and the end.</param>
internal delegate Task<Attempt> SoakRequest(Target target, int number, CheckClock clock);
