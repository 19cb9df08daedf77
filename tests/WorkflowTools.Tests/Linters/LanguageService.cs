using System.Text.Json.Nodes;
using Actions.Workflows;
using Workflows.Tests;

namespace WorkflowTools.Tests;

/// <summary>What the editor of GitHub underlines. It looks up called workflows, and the inputs and outputs of every action that is known.</summary>
internal static class LanguageService
{
    public static Task<IReadOnlyList<LintFinding>> CheckAsync(IReadOnlyList<LintFile> files, IEnumerable<LintFile>? besides = null) => NodeLinter.RunAsync("language-service.mjs", files, new JsonObject
    {
        ["context"] = NodeLinter.Json(SuiteSources.Workflows.Concat(SuiteSources.Actions).Concat(besides ?? [])),
        ["actions"] = new JsonObject(SuiteRules.Shipped.Facts.Actions.Select(action => KeyValuePair.Create(action.Key, (JsonNode?)Metadata(action.Value)))),
        ["suite"] = SuiteRules.Shipped.Facts.Suite,
    });

    private static JsonObject Metadata(KnownAction action)
    {
        var metadata = new JsonObject();
        if (action.Inputs is not null) metadata["inputs"] = new JsonObject(action.Inputs.Select(input => KeyValuePair.Create(input.Key, (JsonNode?)new JsonObject { ["required"] = input.Value })));
        if (action.Outputs is not null) metadata["outputs"] = new JsonArray([.. action.Outputs.Select(output => (JsonNode)output)]);
        return metadata;
    }
}
