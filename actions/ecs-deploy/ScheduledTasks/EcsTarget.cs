using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <summary>What runs a task of ECS by the clock, whole as AWS gave it: one target of a rule, or a schedule.</summary>
/// <param name="Id">Id of a rule's target; empty for a schedule, which has only one.</param>
/// <param name="Tree">Every member, those unknown to this program too.</param>
internal sealed record EcsTarget(string Id, JsonObject Tree)
{
    private const string Member = "TaskDefinitionArn";

    /// <summary>ARN of a revision or of a family.</summary>
    public string TaskDefinition { get; } = Parameters(Tree)?[Member]?.ToString() ?? "";

    /// <summary>Null for a target that runs something else than a task of ECS.</summary>
    public static EcsTarget? Of(string id, JsonObject tree) => Parameters(tree) is null ? null : new(id, tree);

    /// <summary>The same with another task definition, and nothing else changed.</summary>
    public EcsTarget With(string taskDefinition)
    {
        var tree = (JsonObject)Tree.DeepClone();
        Parameters(tree)![Member] = taskDefinition;
        return new(Id, tree);
    }

    // A schedule holds its target in a member, a rule's target is the tree itself.
    private static JsonObject? Parameters(JsonObject tree) => (tree["Target"] as JsonObject ?? tree)["EcsParameters"] as JsonObject;
}
