using Actions.Toolkit;

namespace Migrate;

/// <summary>Lines of <c>NAME=value</c>. Values may be secret: no error shows one.</summary>
internal static class Assignments
{
    public static IReadOnlyDictionary<string, string> Read(InputReader inputs, string input)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, line) in inputs.Lines(input).Index())
        {
            // Only the first sign divides: values may hold more of them.
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                inputs.PrivateError(input, $"line {index + 1} is not NAME=value");
            else if (!read.TryAdd(line[..sign].TrimEnd(), line[(sign + 1)..]))
                inputs.PrivateError(input, $"{line[..sign]} is given twice");
        }
        return read;
    }
}
