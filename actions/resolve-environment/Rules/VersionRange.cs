using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>Which versions a rule is for.</summary>
internal sealed record VersionRange(string Text, SemRange Range)
{
    public static VersionRange Parse(string text) => new(
        text,
        SemRange.TryParse(text) ?? throw new FormatException($"'{text}' is no range of versions; write it as npm does, such as '>=1.2 <2', '^1' or '1.x'"));
}
