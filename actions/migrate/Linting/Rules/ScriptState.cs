namespace Migrate.Linting.Rules;

/// <summary>What the statements so far made. Nobody uses what is new, so nothing that is done to it is dangerous.</summary>
internal sealed class ScriptState
{
    private readonly Dictionary<string, string> made = [];
    private readonly Dictionary<(string Table, string Column), (bool Nullable, string Condition)> columns = [];

    /// <summary>Under which condition the statement runs.</summary>
    public string Condition { get; set; } = "";

    public LockTimeout LockTimeout { get; } = new();

    /// <summary>A table, view, type, index … that was not there before.</summary>
    public void Make(string name) => made.TryAdd(name, Condition);

    /// <summary>What a conditional statement made is only there for statements under the same condition.</summary>
    public bool IsNew(string name) => made.TryGetValue(name, out var condition) && Implies(condition);

    public void AddColumn(string table, string column, bool nullable) => columns[(table, column)] = (nullable, Condition);

    public bool IsNewColumn(string table, string column) => columns.TryGetValue((table, column), out var added) && Implies(added.Condition);

    public bool IsNewAndNullable(string table, string column) => IsNewColumn(table, column) && columns[(table, column)].Nullable;

    private bool Implies(string condition) => condition.Length == 0 || $"{Condition}/".StartsWith($"{condition}/", StringComparison.Ordinal);
}
