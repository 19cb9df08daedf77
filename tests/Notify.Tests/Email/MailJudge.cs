using System.Diagnostics;
using System.Text.Json.Nodes;
using Testing;

namespace Notify.Tests.Email;

/// <summary>Reads mails with the email package of Python, which shares nothing with what wrote them.</summary>
internal static class MailJudge
{
    private const string Program = "/usr/bin/python3";

    public static void Need() => Assert.SkipUnless(File.Exists(Program), "Mails were not read by another program: apt-get update && apt-get install -y --no-install-recommends python3");

    public static async Task<JsonNode> ReadAsync(byte[] mail) => (await ReadAsync([mail])).Single();

    public static async Task<IReadOnlyList<JsonNode>> ReadAsync(IReadOnlyList<byte[]> mails)
    {
        Need();
        var start = new ProcessStartInfo(Program, ["-I", Repository.File("tests", "Notify.Tests", "Email", "judge.py")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        foreach (var mail in mails) await process.StandardInput.WriteLineAsync(Convert.ToBase64String(mail));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    public static string Header(this JsonNode mail, string name) => mail["headers"]!.AsArray().Single(header => (string?)header![0] == name)![1]!.GetValue<string>();
}
