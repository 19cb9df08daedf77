using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>A task definition that is registered.</summary>
/// <param name="Arn">ARN of the revision.</param>
/// <param name="Document">What one would register to get the same, tags included but those of its registration.</param>
/// <param name="IsActive">False when it was deregistered: what runs on it goes on, but it cannot be deployed again.</param>
internal sealed record Revision(string Arn, JsonObject Document, bool IsActive)
{
    /// <summary>What a service ran that was not there.</summary>
    public static readonly Revision None = new("(none)", [], IsActive: false);

    public string Name => TaskDefinitionName.Short(Arn);

    public string Family => Name[..Name.LastIndexOf(':')];

    public static Revision Of(DescribeTaskDefinitionResponse described)
    {
        var document = TaskDefinitionContent.ToRequest(described.TaskDefinition);
        // Tags of AWS itself cannot be given, and who made a revision is not true of the next one.
        var tags = described.Tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !RunTags.IsOne(tag.Key)).ToList();
        if (tags.Count > 0)
            document["tags"] = new JsonArray([.. tags.Select(JsonNode? (tag) => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);
        return new Revision(
            described.TaskDefinition["taskDefinitionArn"]?.GetValue<string>() ?? "",
            document,
            described.TaskDefinition["status"]?.GetValue<string>() != "INACTIVE");
    }
}
