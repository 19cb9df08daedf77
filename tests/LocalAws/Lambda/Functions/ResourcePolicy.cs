using System.Text.Json.Nodes;

namespace LocalAws.Lambda.Functions;

/// <summary>Who may invoke a function, a version or an alias.</summary>
internal sealed class ResourcePolicy
{
    private readonly OrderedDictionary<string, JsonObject> _statements = [];

    public bool IsEmpty => _statements.Count == 0;

    public IEnumerable<JsonObject> Statements => _statements.Values;

    /// <returns>False when there is a statement of this id.</returns>
    public bool TryAdd(string id, JsonObject statement) => _statements.TryAdd(id, statement);

    public bool Remove(string id) => _statements.Remove(id);

    public JsonObject Json => new()
    {
        ["Version"] = "2012-10-17",
        ["Id"] = "default",
        ["Statement"] = new JsonArray([.. _statements.Values.Select(statement => statement.DeepClone())]),
    };
}
