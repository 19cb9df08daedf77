using Actions.Toolkit;
using YamlDotNet.Core;

namespace Actions.Workflows;

/// <summary>The combinations a job runs for.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Data">Expressions that combinations come from; empty when they are all written down.</param>
/// <param name="Combinations">How many are written down; entries of <c>include</c> that make new ones count, those of <c>exclude</c> do not.</param>
public sealed record Matrix(Mark At, IReadOnlyList<Expression> Data, long Combinations)
{
    internal static Matrix? Read(WorkflowSource source, YamlValue? strategy)
    {
        if (strategy.KeyOf("matrix") is not { } key) return null;
        var yaml = strategy.Get("matrix");
        var axes = yaml.Entries().Where(entry => entry.Key.Text is not ("include" or "exclude")).ToList();
        var lists = yaml is YamlValue.Scalar whole ? [whole] : yaml.Entries().Select(entry => entry.Value).OfType<YamlValue.Scalar>();
        var product = axes.Aggregate(axes.Count == 0 ? 0L : 1L, (count, axis) => Math.Min(1_000_000, count * Math.Max(1, axis.Value.Items().Count)));
        return new Matrix(key.At, [.. lists.SelectMany(list => Expression.FindAll(source, list))], product + (axes.Count == 0 ? yaml.Get("include").Items().Count : 0));
    }
}
