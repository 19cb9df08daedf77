using Actions.Toolkit;
using Actions.Workflows;

namespace Doctor;

/// <summary>Name of a rule that the user gives.</summary>
internal static class RuleName
{
    /// <exception cref="FormatException">There is no such rule.</exception>
    public static string Parse(string name)
    {
        var known = RuleSet.Consumer.Rules.Select(rule => rule.Name).ToList();
        if (known.Contains(name, StringComparer.Ordinal)) return name;
        throw new FormatException(NearestName.Of(name, known) is { } nearest ? $"there is no rule '{name}'; did you mean '{nearest}'?" : $"there is no rule '{name}'; there are {string.Join(", ", known)}");
    }
}
