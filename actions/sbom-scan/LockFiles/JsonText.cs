using System.Text.Json;
using Actions.Toolkit;

namespace SbomScan.LockFiles;

/// <summary>Reads JSON as what it is, the part of YAML without anchors: so that every value knows its line.</summary>
internal static class JsonText
{
    private const int DeepestNesting = 256;

    /// <param name="file">The file.</param>
    /// <param name="lenient">Comments and trailing commas are allowed.</param>
    /// <exception cref="FormatException">It is no JSON object, or larger or deeper than any lock file.</exception>
    public static YamlValue.Mapping ReadObject(LockFile file, bool lenient = false)
    {
        var bytes = file.Bytes.Span;
        LineLength.Check(bytes);
        var reader = new JsonLines(bytes, new JsonReaderOptions
        {
            MaxDepth = DeepestNesting,
            AllowTrailingCommas = lenient,
            CommentHandling = lenient ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
        });
        try
        {
            return reader.Read() as YamlValue.Mapping ?? throw new FormatException("it must hold a JSON object");
        }
        catch (JsonException problem)
        {
            throw Fault.At((problem.LineNumber ?? 0) + 1, $"this is not JSON: {Sentence(problem.Message)}");
        }
        catch (InvalidOperationException problem)
        {
            throw Fault.At(reader.Line, $"this is not a text in UTF-8 ({problem.Message})");
        }
    }

    // The place follows the sentence, counted from 0.
    private static string Sentence(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
