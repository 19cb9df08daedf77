namespace AppRunnerDeploy;

/// <summary>An environment variable, or the reference of a secret.</summary>
internal sealed record Variable(string Name, string Value)
{
    /// <summary>Everything behind the first <c>=</c> is the value, with all blanks and further <c>=</c>.</summary>
    public static Variable Parse(string line)
    {
        var split = line.IndexOf('=', StringComparison.Ordinal);
        var name = split < 0 ? "" : line[..split].Trim();
        return name.Length > 0 ? new Variable(name, line[(split + 1)..]) : throw new FormatException("expected NAME=value");
    }

    public static string ParseName(string line) =>
        line.Contains('=', StringComparison.Ordinal) ? throw new FormatException("expected NAME, without a value") : line.Trim();
}
