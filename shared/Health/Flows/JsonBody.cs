using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actions.Health;

/// <summary>A JSON tree. A text that is one place and nothing else keeps the type of its value.</summary>
/// <param name="Tree">The tree.</param>
public sealed record JsonBody(JsonNode Tree) : StepBody
{
    /// <inheritdoc/>
    public override IEnumerable<string> Names => Texts(Tree).SelectMany(text => TemplateText.Parse(text).Names);

    internal override string Type => "application/json";

    internal override (string Text, IReadOnlyList<string> Secrets) Render(FlowValues values)
    {
        var secrets = new List<string>();
        return (Filled(Tree, values, isSecret: false, secrets)!.ToJsonString(), secrets);
    }

    private static JsonNode? Filled(JsonNode? node, FlowValues values, bool isSecret, List<string> secrets)
    {
        switch (node)
        {
            case JsonObject tree:
                return new JsonObject(tree.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, values, SecretName.Is(member.Key), secrets))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Filled(item, values, isSecret, secrets))]);
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                var template = TemplateText.Parse(text.GetValue<string>());
                var filled = template.Render(values, (_, value) => value.Text);
                if (isSecret) secrets.Add(filled);
                return template.OnlyName is { } name ? JsonNode.Parse(values[name].Json) : JsonValue.Create(filled);
            default:
                return node?.DeepClone();
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject tree => tree.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => [text.GetValue<string>()],
        _ => [],
    };
}
