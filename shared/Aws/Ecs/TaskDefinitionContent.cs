using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Compares a task definition we sent with one AWS describes, and strips what only answers have.</summary>
public static class TaskDefinitionContent
{
    /// <summary>
    /// Members of <c>TaskDefinition</c> that <c>RegisterTaskDefinition</c> does not take (difference of the two shapes in the service model).
    /// </summary>
    public static IReadOnlyList<string> AnswerOnlyMembers { get; } =
    [
        "taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt", "deregisteredAt",
        "deleteRequestedAt", "registeredBy",
    ];

    /// <summary>Members of the request that are not part of the described definition.</summary>
    private static readonly string[] RequestOnlyMembers = ["tags"];

    /// <summary>
    /// Turns a described task definition into a request document: answer-only members are dropped, everything else, known or not, stays
    /// as it is and where it is. The argument is not changed.
    /// </summary>
    public static JsonObject ToRequest(JsonObject described)
    {
        var request = (JsonObject)described.DeepClone();
        foreach (var member in AnswerOnlyMembers)
            request.Remove(member);
        return request;
    }

    /// <summary>
    /// Whether the described definition says everything the request says. AWS adds defaults and empty lists of its own, and drops null and
    /// empty members, so the described one may say more.
    /// </summary>
    /// <param name="request">Members of <c>RegisterTaskDefinition</c>.</param>
    /// <param name="described">What <c>DescribeTaskDefinition</c> answered.</param>
    public static bool IsContainedIn(JsonObject request, JsonObject described) =>
        request.Where(member => !RequestOnlyMembers.Contains(member.Key)).All(member => Contains(described[member.Key], member.Value));

    private static bool Contains(JsonNode? described, JsonNode? wanted) => (described, wanted) switch
    {
        (_, null) => true,
        (null, JsonArray { Count: 0 } or JsonObject { Count: 0 }) => true,
        (null, _) => false,
        (JsonObject found, JsonObject part) => part.All(member => Contains(found[member.Key], member.Value)),
        (JsonArray found, JsonArray part) => ContainsItems(found, part),
        _ => JsonNode.DeepEquals(described, wanted) || described.ToString() == wanted.ToString(),
    };

    /// <summary>Lists of AWS keep no promised order (environment, secrets): each wanted item needs a found item of its own.</summary>
    private static bool ContainsItems(JsonArray found, JsonArray wanted)
    {
        if (found.Count != wanted.Count)
            return false;
        var left = found.ToList();
        foreach (var item in wanted)
        {
            var match = left.FindIndex(candidate => Contains(candidate, item));
            if (match < 0)
                return false;
            left.RemoveAt(match);
        }
        return true;
    }
}
