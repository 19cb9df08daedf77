using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>A rule or a schedule, by its name.</summary>
/// <param name="Group">Event bus of the rule, or group of the schedule; null for the account's default one.</param>
internal sealed partial record ScheduledPlace(ScheduledKind Kind, string? Group, string Name)
{
    private const string Default = "default";
    private const string Allowed = "expected rule:NAME, rule:BUS/NAME, schedule:NAME, schedule:GROUP/NAME, or auto";

    /// <summary>Reads <c>rule:[bus/]name</c> or <c>schedule:[group/]name</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static ScheduledPlace Parse(string line)
    {
        var match = Form().Match(line);
        if (!match.Success)
            throw new FormatException(Allowed);
        // Only buses of partners have slashes in their names; names of rules and schedules have none.
        var group = match.Groups["group"].Value.TrimEnd('/');
        return new(match.Groups["kind"].Value == "rule" ? ScheduledKind.Rule : ScheduledKind.Schedule, Grouped(group), match.Groups["name"].Value);
    }

    /// <summary>The default group has one name here, so that a place is one place however it was written.</summary>
    public static string? Grouped(string group) => group is "" or Default ? null : group;

    public override string ToString() => $"{KebabCase.Of(Kind)}:{(Group is null ? "" : Group + "/")}{Name}";

    [GeneratedRegex(@"\A(?<kind>rule|schedule):\s*(?<group>[\w.:/-]+/)?(?<name>[\w.-]{1,64})\z", RegexOptions.ExplicitCapture | RegexOptions.ECMAScript, 1000)]
    private static partial Regex Form();
}
