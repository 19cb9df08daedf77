using System.Text.RegularExpressions;
using Testing;
using Testing.Runner;
using YamlDotNet.RepresentationModel;

namespace Contract.Tests.Documents;

public partial class ExampleTests
{
    [Fact]
    public void Every_example_is_YAML()
    {
        foreach (var example in YamlExample.All) Should.NotThrow(example.Parse);
    }

    [Fact]
    public void Examples_use_only_inputs_that_the_action_declares()
    {
        foreach (var (place, action, step) in Uses())
        {
            var declared = Manifest.Of(action).Inputs.Select(input => input.Name).ToList();
            Keys(step, "with").Except(declared, StringComparer.Ordinal).ShouldBeEmpty($"{place}: with of {action}");
        }
    }

    [Fact]
    public void Examples_give_every_required_input()
    {
        foreach (var (place, action, step) in Uses())
        {
            var required = Manifest.Of(action).Inputs.Where(input => input.Required).Select(input => input.Name);
            required.Except(Keys(step, "with"), StringComparer.Ordinal).ShouldBeEmpty($"{place}: with of {action}");
        }
    }

    [Fact]
    public void Examples_read_only_outputs_that_the_action_declares()
    {
        foreach (var example in YamlExample.All)
        {
            var steps = UsesIn(example).Select(use => (Id: Text(use.Step, "id"), use.Action, use.Step)).Where(step => step.Id is not null)
                .ToLookup(step => step.Id, step => (step.Action, step.Step), StringComparer.Ordinal);
            foreach (Match reference in OutputReference().Matches(example.Text))
            {
                var (id, output) = (reference.Groups[1].Value, reference.Groups[2].Value);
                foreach (var (action, step) in steps[id])
                    Manifest.Of(action).Outputs.Select(declared => declared.Name).Concat(OutputsOfFilters(example.Place, step)).ShouldContain(output, $"{example.Place}: output of {action}");
            }
        }
    }

    /// <summary>detect-changes has three outputs for each filter that the user names.</summary>
    private static IEnumerable<string> OutputsOfFilters(string place, YamlMappingNode step)
    {
        if (!step.Children.TryGetValue("with", out var with) || with is not YamlMappingNode given || Text(given, "filters") is not { } filters) return [];
        var yaml = new YamlStream();
        yaml.Load(new StringReader(TextOf(filters, place)));
        return yaml.Documents[0].RootNode is YamlMappingNode map
            ? map.Children.Keys.SelectMany(name => (string[])[$"{name}", $"{name}_count", $"{name}_files"])
            : [];
    }

    /// <summary>Filters stand in the step, or in a file of the repository whose workflow it is.</summary>
    private static string TextOf(string filters, string place) => filters.StartsWith(".github/", StringComparison.Ordinal) && place.IndexOf(".github/", StringComparison.Ordinal) is >= 0 and var root
        ? File.ReadAllText(Repository.File(place[..root], filters))
        : filters;

    private static IEnumerable<(string Place, string Action, YamlMappingNode Step)> Uses() => YamlExample.All.SelectMany(UsesIn);

    private static IEnumerable<(string Place, string Action, YamlMappingNode Step)> UsesIn(YamlExample example) =>
        from step in example.Parse()?.AllNodes.OfType<YamlMappingNode>() ?? []
        let uses = Text(step, "uses")
        where uses is not null
        let ours = Ours().Match(uses)
        where ours.Success
        let action = ours.Groups[1].Value
        where Known(example.Place, action)
        select (example.Place, action, step);

    private static bool Known(string place, string action)
    {
        Repository.Actions.ShouldContain(action, $"{place} uses an action that does not exist");
        return true;
    }

    private static IEnumerable<string> Keys(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) && child is YamlMappingNode map ? map.Children.Keys.Select(name => name.ToString()) : [];

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) ? (child as YamlScalarNode)?.Value : null;

    [GeneratedRegex(@"^(?:org/actions/|\./actions/|\./)([a-z0-9-]+)(?:@.+)?$", RegexOptions.None, 1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"steps\.([A-Za-z0-9_-]+)\.outputs\.([A-Za-z0-9_-]+)", RegexOptions.None, 1000)]
    private static partial Regex OutputReference();
}
