using Actions.Workflows;

namespace Doctor;

/// <summary>What is known besides the facts of the rules: the inputs of the actions of this suite, as they are in this version.</summary>
internal static class SuiteFacts
{
    private const string Folder = "suite/";

    public static RuleSet Rules()
    {
        var facts = Facts.Embedded("consumer.json");
        var known = new Dictionary<string, KnownAction>(facts.Actions, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, manifest) in Manifests()) known[$"{facts.Suite}/{name}"] = KnownAction.Of(manifest);
        return RuleSet.Of(facts with { Actions = known });
    }

    private static IEnumerable<(string Name, Workflow Manifest)> Manifests()
    {
        var assembly = typeof(SuiteFacts).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource.Split('/')[1], WorkflowReader.Read(resource, text.ReadToEnd()).Workflow!);
        }
    }
}
