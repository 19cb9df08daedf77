namespace Demo;

/// <summary>One thing the story promised, and whether it came true.</summary>
internal sealed record Expectation(string Promise, bool CameTrue, string Seen);
