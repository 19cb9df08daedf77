namespace Doctor;

/// <summary>A rule that is left out.</summary>
internal sealed record SkippedRule(string Rule, string Reason)
{
    /// <exception cref="FormatException">It gives no reason, or there is no such rule.</exception>
    public static SkippedRule Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var reason = colon < 0 ? "" : line[(colon + 1)..].Trim();
        if (reason.Length == 0) throw new FormatException("expected 'rule: reason', so that everybody sees why it is left out");
        return new SkippedRule(RuleName.Parse(line[..colon].Trim()), reason);
    }
}
