using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>The <c>if</c> of a job or a step: an expression, with or without its braces.</summary>
/// <param name="Yaml">As it is written.</param>
/// <param name="Expressions">The one expression it is; several, or one among text, when the braces do not hold all of it.</param>
/// <param name="HasTextAround">Whether text stands outside the braces, which makes the whole a text, and so always true.</param>
public sealed record Condition(YamlValue.Scalar Yaml, IReadOnlyList<Expression> Expressions, bool HasTextAround)
{
    /// <summary>Whether it is written with <c>${{ }}</c>.</summary>
    public bool HasBraces => Yaml.Text.Contains("${{", StringComparison.Ordinal);

    /// <summary>The parts of its expressions.</summary>
    public IEnumerable<ExpressionNode> Nodes => Expressions.SelectMany(expression => expression.Nodes);

    /// <summary>Whether it calls a function.</summary>
    public bool Calls(string function) => Nodes.OfType<ExpressionNode.Call>().Any(call => call.Is(function));

    /// <summary>Whether it reads a value: <c>needs.build.result</c>; a star in the expression stands for any name.</summary>
    public bool Reads(string path) => Nodes.OfType<ExpressionNode.Reference>().Any(reference => reference.Covers(path));

    internal static Condition? Read(WorkflowSource source, YamlValue.Scalar? yaml)
    {
        if (yaml is null) return null;
        var inBraces = Expression.FindAll(source, yaml);
        if (inBraces.Count == 0) return new Condition(yaml, [Expression.Whole(yaml)], HasTextAround: false);
        var text = yaml.Text.Trim();
        var isOne = inBraces.Count == 1 && text.StartsWith("${{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal);
        return new Condition(yaml, inBraces, !isOne);
    }
}
