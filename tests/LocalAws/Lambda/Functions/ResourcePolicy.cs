using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace LocalAws.Lambda.Functions;

/// <summary>Who may invoke a function, a version or an alias.</summary>
internal sealed class ResourcePolicy
{
    private readonly OrderedDictionary<string, JsonObject> _statements = [];

    public bool IsEmpty => _statements.Count == 0;

    /// <returns>False when there is a statement of this id.</returns>
    public bool TryAdd(string id, JsonObject statement) => _statements.TryAdd(id, statement);

    public bool Remove(string id) => _statements.Remove(id);

    /// <param name="service">Such as <c>events.amazonaws.com</c>.</param>
    public bool Allows(string service, string sourceArn) => _statements.Values.Any(statement =>
        (statement["Principal"] is JsonValue || statement["Principal"]!["Service"]?.GetValue<string>() == service)
        && FileSystemName.MatchesSimpleExpression(statement["Action"]!.GetValue<string>(), "lambda:InvokeFunction")
        && FileSystemName.MatchesSimpleExpression(statement["Condition"]?["ArnLike"]?["AWS:SourceArn"]?.GetValue<string>() ?? "*", sourceArn));

    public JsonObject Json => new()
    {
        ["Version"] = "2012-10-17",
        ["Id"] = "default",
        ["Statement"] = new JsonArray([.. _statements.Values.Select(statement => statement.DeepClone())]),
    };
}
