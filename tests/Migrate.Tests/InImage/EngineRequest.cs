using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Migrate.Tests.InImage;

/// <param name="Path">With its query.</param>
internal sealed record EngineRequest(string Method, string Path, string Header, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public static async Task<EngineRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new StringBuilder();
        var letter = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(letter, cancellationToken) == 0)
                throw new IOException("closed");
            header.Append((char)letter[0]);
        }
        var text = header.ToString();
        var length = Regex.Match(text, @"Content-Length: (\d+)", RegexOptions.IgnoreCase);
        var body = new byte[length.Success ? int.Parse(length.Groups[1].Value) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var line = text.Split(' ', 3);
        return new EngineRequest(line[0], line[1], text, Encoding.UTF8.GetString(body));
    }
}
