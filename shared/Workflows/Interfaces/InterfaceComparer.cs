using System.Text.Json.Nodes;

namespace Actions.Workflows;

/// <summary>Tells what differs between two versions of an interface, and what callers have to do about it.</summary>
public static class InterfaceComparer
{
    // Another runner or another limit does the same work.
    private static readonly string[] WithoutMeaning = ["runs-on", "timeout-minutes"];

    /// <summary>Compares all snapshots of two versions.</summary>
    /// <param name="before">By the name of the workflow or action.</param>
    /// <param name="after">By the same names.</param>
    public static IReadOnlyList<InterfaceChange> CompareAll(IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).SelectMany(name => Compare(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))];
    }

    /// <summary>Compares two snapshots of one workflow or action.</summary>
    /// <param name="subject">Its name, for messages.</param>
    /// <param name="before">Null when it is new.</param>
    /// <param name="after">Null when it is gone.</param>
    public static IReadOnlyList<InterfaceChange> Compare(string subject, JsonObject? before, JsonObject? after)
    {
        if (before is null || after is null)
        {
            if (before == after) return [];
            return [before is null ? new InterfaceChange(ChangeClass.Addition, subject, "It is new.") : new InterfaceChange(ChangeClass.Breaking, subject, "It is gone: take out what calls it.")];
        }

        IEnumerable<(ChangeClass Class, string Message)> changes =
        [
            .. Using(before, after),
            .. Triggers(before, after),
            .. Inputs(before, after, "inputs", "input"),
            .. Inputs(before, after, "secrets", "secret"),
            .. Outputs(before, after),
            .. Permissions(before, after),
            .. JobChanges.Find(Part(before, "jobs"), Part(after, "jobs")),
        ];
        return [.. changes.Select(change => new InterfaceChange(change.Class, subject, change.Message)).OrderByDescending(change => change.Class)];
    }

    // Another kind of action needs other runners.
    private static IEnumerable<(ChangeClass, string)> Using(JsonObject before, JsonObject after)
    {
        if ((string?)before["using"] is { } old && (string?)after["using"] is { } now && old != now)
            yield return (ChangeClass.Breaking, $"It runs with '{now}', and did with '{old}': see that your runners have what that needs.");
    }

    private static IEnumerable<(ChangeClass, string)> Triggers(JsonObject before, JsonObject after)
    {
        var (old, now) = (Names(before), Names(after));
        foreach (var gone in old.Except(now)) yield return (ChangeClass.Breaking, $"It is no longer started by '{gone}'.");
        foreach (var added in now.Except(old)) yield return (ChangeClass.Addition, $"It is also started by '{added}'.");
        static List<string> Names(JsonObject json) => [.. (json["triggers"] as JsonArray ?? []).Select(name => (string)name!)];
    }

    private static IEnumerable<(ChangeClass, string)> Inputs(JsonObject before, JsonObject after, string part, string what)
    {
        var (old, now) = (Part(before, part), Part(after, part));
        foreach (var (name, value) in old)
        {
            if (!now.TryGetPropertyValue(name, out var other)) yield return (ChangeClass.Breaking, $"The {what} '{name}' is gone: take it out of your call.");
            else foreach (var change in Input(name, value!.AsObject(), other!.AsObject(), what)) yield return change;
        }

        foreach (var (name, value) in now.Where(entry => !old.ContainsKey(entry.Key)))
            yield return IsRequired(value) ? (ChangeClass.Breaking, $"The {what} '{name}' is new and must be given.") : (ChangeClass.Addition, $"The {what} '{name}' is new.");
    }

    private static IEnumerable<(ChangeClass, string)> Input(string name, JsonObject old, JsonObject now, string what)
    {
        if (Differs(old, now, "type")) yield return (ChangeClass.Breaking, $"The {what} '{name}' is a {(string?)now["type"]}; it was a {(string?)old["type"]}.");
        if (IsRequired(now) && !IsRequired(old)) yield return (ChangeClass.Breaking, $"The {what} '{name}' must be given.");
        else if (!IsRequired(now) && IsRequired(old)) yield return (ChangeClass.Addition, $"The {what} '{name}' need not be given any more.");
        else if (Differs(old, now, "default"))
            yield return (WithoutMeaning.Contains(name) ? ChangeClass.Note : ChangeClass.Breaking, $"Without the {what} '{name}', '{(string?)now["default"]}' counts; it was '{(string?)old["default"]}'.");
        if (Differs(old, now, "description")) yield return (ChangeClass.Note, $"The {what} '{name}' is described anew.");
    }

    private static IEnumerable<(ChangeClass, string)> Outputs(JsonObject before, JsonObject after)
    {
        var (old, now) = (Part(before, "outputs"), Part(after, "outputs"));
        foreach (var (name, value) in old)
        {
            if (!now.TryGetPropertyValue(name, out var other)) yield return (ChangeClass.Breaking, $"The output '{name}' is gone: what reads it reads nothing.");
            else if (Differs(value!.AsObject(), other!.AsObject(), "description")) yield return (ChangeClass.Note, $"The output '{name}' is described anew.");
        }

        foreach (var name in now.Select(entry => entry.Key).Where(name => !old.ContainsKey(name))) yield return (ChangeClass.Addition, $"The output '{name}' is new.");
    }

    private static IEnumerable<(ChangeClass, string)> Permissions(JsonObject before, JsonObject after)
    {
        var (old, now) = (Part(before, "permissions"), Part(after, "permissions"));
        foreach (var (scope, access) in now.Where(entry => Rank(entry.Value) > Rank(old[entry.Key])))
            yield return (ChangeClass.Breaking, $"It needs '{scope}: {access}': grant it in the job that calls it, or GitHub does not start the run.");
        foreach (var (scope, access) in old.Where(entry => Rank(entry.Value) > Rank(now[entry.Key])))
            yield return (ChangeClass.Note, $"It no longer needs '{scope}: {access}'{(now[scope] is { } left ? $", only '{left}'" : "")}.");
    }

    private static int Rank(JsonNode? access) => (string?)access switch { "write" => 2, "read" => 1, _ => 0 };

    private static bool IsRequired(JsonNode? input) => (bool?)input?["required"] == true;

    internal static bool Differs(JsonObject old, JsonObject now, string key) => !JsonNode.DeepEquals(old[key], now[key]);

    private static JsonObject Part(JsonObject snapshot, string key) => snapshot[key] as JsonObject ?? [];
}
