using LocalAws.Ecs.Model;
using LocalAws.Wire;

namespace LocalAws.Ecs;

/// <summary>Families and their revisions.</summary>
internal sealed class TaskDefinitionStore
{
    private readonly SortedDictionary<string, List<TaskDefinition>> families = new(StringComparer.Ordinal);

    public IEnumerable<TaskDefinition> All => families.Values.SelectMany(revisions => revisions);
    public int NextRevision(string family) => families.GetValueOrDefault(family)?.Count + 1 ?? 1;

    public void Add(TaskDefinition definition)
    {
        if (!families.TryGetValue(definition.Family, out var revisions))
            families[definition.Family] = revisions = [];
        revisions.Add(definition);
    }

    /// <summary>By ARN, <c>family:revision</c>, or family: then the newest active one.</summary>
    public TaskDefinition? Find(string reference)
    {
        var name = Arn.LastPart(reference);
        var colon = name.IndexOf(':');
        var revisions = families.GetValueOrDefault(colon < 0 ? name : name[..colon]);
        return colon < 0
            ? revisions?.FindLast(definition => definition.Status == "ACTIVE")
            : revisions?.Find(definition => definition.Name == name);
    }

    /// <summary>One that can be run.</summary>
    public TaskDefinition Usable(string reference)
    {
        var found = Find(reference) ?? throw new ApiError("ClientException", "TaskDefinition not found.");
        return found.Status == "ACTIVE" ? found : throw new ApiError("ClientException", "TaskDefinition is inactive");
    }
}
