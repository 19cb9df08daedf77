using System.Globalization;
using Actions.Toolkit;
using SbomScan.Findings;

namespace SbomScan.Gating;

/// <summary>How many counted findings are allowed: together, or of each severity.</summary>
internal sealed record Allowance
{
    private readonly int? total;
    private readonly Dictionary<Severity, int> bySeverity = [];

    private Allowance(int? total) => this.total = total;

    /// <summary>The severities it names.</summary>
    public IEnumerable<Severity> Named => bySeverity.Keys;

    /// <exception cref="FormatException">It is neither a number nor a list of severities.</exception>
    public static Allowance Parse(string text)
    {
        if (TryNumber(text, out var number)) return new Allowance(number);
        var allowance = new Allowance(total: null);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var name, var value] || !TryNumber(value, out number)) throw Expected();
            var severity = (Severity)Enum.Parse<Severity>(ChoiceText.Parse<FailOn>(name).ToString());
            if (severity == Severity.None || !allowance.bySeverity.TryAdd(severity, number)) throw Expected();
        }

        return allowance;
    }

    /// <summary>Whether findings of these severities are more than is allowed. A severity that is not named has none.</summary>
    public bool IsExceededBy(IReadOnlyCollection<Severity> severities) => total is { } most
        ? severities.Count > most
        : severities.CountBy(severity => severity).Any(group => group.Value > bySeverity.GetValueOrDefault(group.Key));

    public override string ToString() => total?.ToString(CultureInfo.InvariantCulture) ?? string.Join(", ", bySeverity.OrderByDescending(pair => pair.Key).Select(pair => $"{pair.Value} {KebabCase.Of(pair.Key)}"));

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static FormatException Expected() => new("expected a number, or severities with numbers such as critical=0,high=4, each once");
}
