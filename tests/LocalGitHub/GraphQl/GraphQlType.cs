using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>A type of the schema: its fields, each with what it answers.</summary>
internal sealed class GraphQlType(string name, IReadOnlyDictionary<string, Func<JsonObject, object?>> fields)
{
    /// <summary>Answers what a query asks of an object of this type.</summary>
    public JsonObject Answer(IReadOnlyList<GraphQlField> wanted)
    {
        var answer = new JsonObject();
        foreach (var field in wanted)
        {
            if (!fields.TryGetValue(field.Name, out var resolve)) throw new GraphQlProblem($"Field '{field.Name}' doesn't exist on type '{name}'");
            answer[field.Name] = Value(field, resolve(field.Arguments));
        }

        return answer;
    }

    private JsonNode? Value(GraphQlField field, object? value)
    {
        switch (value)
        {
            case GraphQlType { } type when field.Fields.Count > 0:
                return type.Answer(field.Fields);
            case IEnumerable<GraphQlType> list when field.Fields.Count > 0:
                return new JsonArray([.. list.Select(one => one.Answer(field.Fields))]);
            case GraphQlType or IEnumerable<GraphQlType>:
                throw new GraphQlProblem($"Field must have selections (field '{field.Name}' of type '{name}')");
            case not null when field.Fields.Count > 0:
                throw new GraphQlProblem($"Selections can't be made on scalars (field '{field.Name}' of type '{name}')");
            default:
                return value switch { null => null, bool flag => flag, int number => number, _ => value.ToString() };
        }
    }
}
