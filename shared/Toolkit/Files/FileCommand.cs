using System.Security.Cryptography;
using System.Text;

namespace Actions.Toolkit;

/// <summary>
/// Appends to a runner file command (<c>GITHUB_OUTPUT</c>, <c>GITHUB_STATE</c>, <c>GITHUB_ENV</c>): UTF-8 without BOM, LF only, always the
/// delimiter form with a random delimiter, one write call a pair, so that a kill never leaves half a pair (runner, FileCommandManager.cs).
/// </summary>
public static class FileCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends one pair.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to another user.</exception>
    public static void Append(string path, string name, string value)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(Utf8.GetBytes(Format(name, value)));
    }

    /// <summary>The text of one pair. A carriage return before a line break is dropped: the runner would keep it in the value.</summary>
    public static string Format(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = value.Replace("\r\n", "\n", StringComparison.Ordinal);
        var delimiter = Delimiter();
        while (text.Split('\n').Contains(delimiter, StringComparer.Ordinal))
            delimiter = Delimiter();
        return $"{name}<<{delimiter}\n{text}\n{delimiter}\n";
    }

    private static string Delimiter() => "end_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
