using System.Text.Json;

namespace Actions.Health;

/// <summary>A condition of a filter (RFC 9535, section 2.3.5).</summary>
internal abstract record PathFilter
{
    public abstract bool Holds(JsonElement current, JsonElement root);
}

/// <summary><c>a || b</c>.</summary>
internal sealed record AnyFilter(IReadOnlyList<PathFilter> Parts) : PathFilter
{
    public override bool Holds(JsonElement current, JsonElement root) => Parts.Any(part => part.Holds(current, root));
}

/// <summary><c>a &amp;&amp; b</c>.</summary>
internal sealed record AllFilter(IReadOnlyList<PathFilter> Parts) : PathFilter
{
    public override bool Holds(JsonElement current, JsonElement root) => Parts.All(part => part.Holds(current, root));
}

/// <summary><c>!a</c>.</summary>
internal sealed record NotFilter(PathFilter Part) : PathFilter
{
    public override bool Holds(JsonElement current, JsonElement root) => !Part.Holds(current, root);
}

/// <summary><c>@.a</c>: there is a value.</summary>
internal sealed record ExistsFilter(FilterOperand Operand) : PathFilter
{
    public override bool Holds(JsonElement current, JsonElement root) => Operand.Exists(current, root);
}

/// <summary><c>@.a &lt; 3</c>.</summary>
internal sealed record ComparisonFilter(FilterOperand Left, string Operator, FilterOperand Right) : PathFilter
{
    public override bool Holds(JsonElement current, JsonElement root)
    {
        var (left, right) = (Left.Value(current, root), Right.Value(current, root));
        // Nothing equals nothing, and is in no order with anything.
        if (left is null || right is null) return Operator is "==" or "<=" or ">=" ? left is null && right is null : Operator == "!=" && (left is null) != (right is null);
        return JsonComparison.Holds(left.Value, Operator, right.Value);
    }
}

/// <summary>One side of a comparison: a literal, or a path from the child (<c>@</c>) or the document (<c>$</c>).</summary>
internal sealed record FilterOperand(JsonElement? Literal, JsonPath? Path, bool IsFromRoot)
{
    public JsonElement? Value(JsonElement current, JsonElement root) => Path is null ? Literal : Values(current, root) is [var first, ..] ? first : null;

    public bool Exists(JsonElement current, JsonElement root) => Values(current, root) is not { Count: 0 };

    private IReadOnlyList<JsonElement>? Values(JsonElement current, JsonElement root) => Path!.Select(IsFromRoot ? root : current, root);
}
