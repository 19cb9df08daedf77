using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace DetectChanges.Selecting;

/// <summary>Reads the matrix of an entry: each combination of its values, the first key changing slowest, as GitHub orders its jobs.</summary>
/// <param name="label">The entry, for messages.</param>
/// <param name="most">How many combinations there may be.</param>
/// <param name="problems">Gets what is wrong.</param>
internal sealed partial class MatrixReader(string label, int most, List<YamlProblem> problems)
{
    /// <summary>The combinations; none when something is wrong.</summary>
    public IReadOnlyList<Combination> Read(YamlValue matrix)
    {
        var before = problems.Count;
        if (matrix.Entries().Count == 0) Problem(matrix, "'matrix' must be a mapping of names to lists, such as '{ os: [linux, windows] }'");
        var axes = matrix.Entries().Select(entry => Axis(entry.Key, entry.Value)).ToList();
        foreach (var twin in matrix.Entries().GroupBy(entry => entry.Key.Text, StringComparer.OrdinalIgnoreCase).SelectMany(same => same.Skip(1)))
            Problem(twin.Key, $"'{twin.Key.Text}' stands twice in 'matrix'");
        if (axes.Aggregate(1L, (product, axis) => Math.Min(most + 1L, product * Math.Max(1, axis.Values.Count))) > most)
            Problem(matrix, $"its matrix makes more than {most} entries, and a matrix makes at most that many jobs");
        if (problems.Count > before) return [];
        IEnumerable<IReadOnlyList<YamlValue.Scalar>> rows = [[]];
        foreach (var axis in axes) rows = rows.SelectMany(row => axis.Values.Select(value => (IReadOnlyList<YamlValue.Scalar>)[.. row, value]));
        return [.. rows.Select(row => Of([.. axes.Select(axis => axis.Name)], row))];
    }

    private static Combination Of(string[] names, IReadOnlyList<YamlValue.Scalar> row)
    {
        var values = new JsonObject();
        foreach (var (name, value) in names.Zip(row)) values[name] = YamlTree.As<JsonValue>(value);
        return new Combination(string.Join(", ", row.Select(value => value.Text)), values);
    }

    private (string Name, IReadOnlyList<YamlValue.Scalar> Values) Axis(YamlValue.Scalar key, YamlValue list)
    {
        if (key.Text is "include" or "exclude") Problem(key, $"'{key.Text}' is not for this matrix; write entries of their own instead");
        else if (!Name().IsMatch(key.Text)) Problem(key, $"'{key.Text}' cannot be a key of 'matrix'; expected letters, digits, '_' and '-', beginning with a letter or '_'");
        if (list.Items().Count == 0) Problem(list, $"'matrix.{key.Text}' must be a list of one value or more");
        return (key.Text, [.. list.Items().Select(item => Value(key, item)).OfType<YamlValue.Scalar>()]);
    }

    private YamlValue.Scalar? Value(YamlValue.Scalar key, YamlValue item)
    {
        if (item.Text() is null or "")
        {
            Problem(item, $"'matrix.{key.Text}' must be a list of texts, numbers, true or false");
            return null;
        }

        var (scalar, value) = ((YamlValue.Scalar)item, YamlTree.As<JsonValue>(item));
        // What is built with 3.1 instead of 3.10 is found out late.
        if (value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() != scalar.Text)
            Problem(item, $"'matrix.{key.Text}': {scalar.Text} is the number {value.ToJsonString()}; put it in quotes if it is a version");
        return scalar;
    }

    private void Problem(YamlValue at, string message) => problems.Add(new YamlProblem(at.At, $"{label}: {message}"));

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
