using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>A rule of EventBridge that feeds the function.</summary>
/// <param name="Name">Name of the rule; null for the function's.</param>
/// <param name="Bus">Null for the account's default bus.</param>
/// <param name="Schedule"><c>rate(…)</c> or <c>cron(…)</c>; this or <paramref name="Pattern"/>.</param>
/// <param name="Pattern">JSON text.</param>
/// <param name="State"><c>ENABLED</c> or <c>DISABLED</c>; null leaves it, and enables a new one.</param>
/// <param name="Input">JSON text that is sent instead of the event; null sends the event.</param>
internal sealed partial record EventRuleWish(string? Name, string? Bus, string? Schedule, string? Pattern, string? State, string? Input)
{
    private static readonly string[] Keys = ["name", "bus", "schedule", "pattern", "state", "input"];

    public static EventRuleWish? From(IWishSource source)
    {
        var schedule = source.Value("schedule", ParseSchedule);
        var rule = source.Object("event-rule", Parse);
        return rule ?? (schedule is null ? null : new EventRuleWish(null, null, schedule, null, null, null));
    }

    /// <summary>Name of the rule of a function.</summary>
    public string NameFor(string function) => Name ?? FunctionName.Short(function);

    private static EventRuleWish Parse(JsonObject tree)
    {
        if (tree.FirstOrDefault(member => !Keys.Contains(member.Key, StringComparer.Ordinal)).Key is { } unknown)
            throw new FormatException($"'{unknown}' is not allowed; allowed are {string.Join(", ", Keys)}");
        var (schedule, pattern) = (tree["schedule"]?.ToString(), JsonText(tree, "pattern"));
        if (schedule is null == pattern is null)
            throw new FormatException("expected either 'schedule' or 'pattern'");
        if (schedule is not null && tree["bus"] is { } bus && bus.ToString() != "default")
            throw new FormatException("a schedule runs on the bus 'default' alone; leave 'bus' out, or give a 'pattern'");
        return new EventRuleWish(
            tree["name"] is { } name ? ParseName(name.ToString()) : null, tree["bus"]?.ToString(), schedule is null ? null : ParseSchedule(schedule), pattern,
            tree["state"] is { } state ? ParseState(state.ToString()) : null, JsonText(tree, "input"));
    }

    private static string? JsonText(JsonObject tree, string key)
    {
        if (tree[key] is not JsonValue value || !value.TryGetValue<string>(out var json))
            return tree[key]?.ToJsonString();
        try
        {
            JsonNode.Parse(json);
            return json;
        }
        catch (JsonException problem)
        {
            throw new FormatException($"'{key}' is not JSON: {problem.Message}", problem);
        }
    }

    private static string ParseSchedule(string text) => ScheduleForm().IsMatch(text) ? text : throw new FormatException("expected rate(…) or cron(…), such as rate(5 minutes)");

    private static string ParseName(string text) => NameForm().IsMatch(text) ? text : throw new FormatException("'name': expected 1 to 64 letters, digits, '.', '-' and '_'");

    private static string ParseState(string text) => text.ToUpperInvariant() is "ENABLED" or "DISABLED"
        ? text.ToUpperInvariant()
        : throw new FormatException("'state': expected enabled or disabled");

    /// <summary>Whether a rule is as wanted already.</summary>
    public bool IsMet(EventRule rule) =>
        rule.ScheduleExpression is var found && (string.IsNullOrEmpty(found) ? null : found) == Schedule
        && SameJson(rule.EventPattern, Pattern) && (State is null || rule.State == State);

    private static bool SameJson(string? one, string? other) => string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other)
        ? string.IsNullOrEmpty(one) == string.IsNullOrEmpty(other)
        : JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));

    [GeneratedRegex(@"\A(rate|cron)\([^()]+\)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScheduleForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z", RegexOptions.None, 1000)]
    private static partial Regex NameForm();
}
