namespace Actions.Workflows;

/// <summary>A part of an expression.</summary>
public abstract record ExpressionNode
{
    /// <summary>This part and everything below it, in order of the text.</summary>
    public IEnumerable<ExpressionNode> All
    {
        get
        {
            // Not by recursion: a chain of thousands of parts is as deep as it is long.
            var open = new Stack<ExpressionNode>([this]);
            while (open.TryPop(out var node))
            {
                yield return node;
                foreach (var child in node.Children.Reverse()) open.Push(child);
            }
        }
    }

    /// <summary>The parts it is made of.</summary>
    public virtual IReadOnlyList<ExpressionNode> Children => [];

    /// <summary>A text, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    /// <param name="Text">Its text, without quotes.</param>
    /// <param name="IsText">Whether it stood in quotes.</param>
    public sealed record Literal(string Text, bool IsText) : ExpressionNode;

    /// <summary>A value of a context: <c>github.event.number</c>.</summary>
    /// <param name="Path">Its names; <c>*</c> for a star and for an index that is computed.</param>
    /// <param name="Indexes">What computes indexes.</param>
    public sealed record Reference(IReadOnlyList<string> Path, IReadOnlyList<ExpressionNode> Indexes) : ExpressionNode
    {
        /// <inheritdoc/>
        public override IReadOnlyList<ExpressionNode> Children => Indexes;

        /// <summary>Its names joined by dots.</summary>
        public string Text => string.Join('.', Path);

        /// <summary>Whether it begins with a context, such as <c>secrets</c>.</summary>
        public bool IsOf(string context) => string.Equals(Path[0], context, StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether it stands for a path; a star in it stands for any one name.</summary>
        public bool Covers(string path)
        {
            ArgumentNullException.ThrowIfNull(path);
            var names = path.Split('.');
            return names.Length == Path.Count && names.Zip(Path).All(pair => pair.Second == "*" || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>A call of a function.</summary>
    /// <param name="Name">Its name as written.</param>
    /// <param name="Arguments">Its arguments.</param>
    public sealed record Call(string Name, IReadOnlyList<ExpressionNode> Arguments) : ExpressionNode
    {
        /// <inheritdoc/>
        public override IReadOnlyList<ExpressionNode> Children => Arguments;

        /// <summary>Whether it is a function; case does not count.</summary>
        public bool Is(string function) => string.Equals(Name, function, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Parts joined by <c>==</c>, <c>&amp;&amp;</c> and the like, one behind <c>!</c>, or a name of what a call gives (<c>.</c>).</summary>
    /// <param name="Operator">The operator.</param>
    /// <param name="Operands">One or two parts.</param>
    public sealed record Operation(string Operator, IReadOnlyList<ExpressionNode> Operands) : ExpressionNode
    {
        /// <inheritdoc/>
        public override IReadOnlyList<ExpressionNode> Children => Operands;
    }
}
