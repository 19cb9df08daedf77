using System.Text.Json.Nodes;

namespace Actions.Workflows;

/// <summary>Differences of jobs: their names are the checks that rules of branches wait for, their environments are what reviewers and roles go by.</summary>
internal static class JobChanges
{
    public static IEnumerable<(ChangeClass Class, string Message)> Find(JsonObject before, JsonObject after)
    {
        foreach (var (id, value) in before)
        {
            if (!after.TryGetPropertyValue(id, out var other)) yield return (ChangeClass.Breaking, $"The job '{id}' is gone: no required check may name it.");
            else foreach (var change in Compare(id, value!.AsObject(), other!.AsObject())) yield return change;
        }

        foreach (var id in after.Select(entry => entry.Key).Where(id => !before.ContainsKey(id))) yield return (ChangeClass.Addition, $"The job '{id}' is new.");
    }

    private static IEnumerable<(ChangeClass, string)> Compare(string id, JsonObject old, JsonObject now)
    {
        if (InterfaceComparer.Differs(old, now, "name"))
            yield return (ChangeClass.Breaking, $"The job '{id}' is called '{(string?)now["name"]}'; it was '{(string?)old["name"]}': change the required checks that name it.");
        if (InterfaceComparer.Differs(old, now, "environment"))
            yield return (ChangeClass.Breaking, $"The job '{id}' works in {Environment(now)}; it was {Environment(old)}: its reviewers, its secrets and the subject of its role are others.");
        if (InterfaceComparer.Differs(old, now, "timeout")) yield return (ChangeClass.Note, $"The job '{id}' may take {(string?)now["timeout"]} minutes; it was {(string?)old["timeout"]}.");
        if (InterfaceComparer.Differs(old, now, "concurrency")) yield return (ChangeClass.Note, $"The job '{id}' waits in another group.");
        if (InterfaceComparer.Differs(old, now, "permissions")) yield return (ChangeClass.Note, $"The job '{id}' has other permissions.");
    }

    private static string Environment(JsonObject job) => job["environment"] is { } name ? $"the environment '{name}'" : "no environment";
}
