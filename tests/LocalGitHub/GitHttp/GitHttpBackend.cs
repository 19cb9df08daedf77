using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Runs <c>git http-backend</c> for one request (git documentation, git-http-backend; RFC 3875), with GitHub's readiness to serve any commit by id.</summary>
internal sealed class GitHttpBackend(string repository)
{
    private static readonly (string Key, string Value)[] Settings =
    [
        ("safe.directory", "*"), ("http.receivepack", "false"), ("uploadpack.allowFilter", "true"), ("uploadpack.allowAnySHA1InWant", "true"),
    ];

    public async Task RunAsync(string path, HttpContext context)
    {
        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        AddEnvironment(start.Environment, path, context.Request);
        using var backend = Process.Start(start)!;
        var errors = backend.StandardError.ReadToEndAsync();
        await context.Request.Body.CopyToAsync(backend.StandardInput.BaseStream);
        backend.StandardInput.Close();
        var output = backend.StandardOutput.BaseStream;
        while (await ReadLineAsync(output) is { Length: > 0 } header) AddHeader(context.Response, header);
        await output.CopyToAsync(context.Response.Body);
        await errors;
        await backend.WaitForExitAsync();
    }

    private void AddEnvironment(IDictionary<string, string?> variables, string path, HttpRequest request)
    {
        variables["GIT_PROJECT_ROOT"] = repository;
        variables["GIT_HTTP_EXPORT_ALL"] = "1";
        variables["PATH_INFO"] = path;
        variables["REQUEST_METHOD"] = request.Method;
        variables["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?') ?? "";
        variables["CONTENT_TYPE"] = request.ContentType ?? "";
        variables["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding;
        variables["GIT_PROTOCOL"] = request.Headers["Git-Protocol"];
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_CONFIG_GLOBAL"] = "/dev/null";
        variables["GIT_CONFIG_COUNT"] = Settings.Length.ToString();
        foreach (var (index, (key, value)) in Settings.Index())
        {
            variables[$"GIT_CONFIG_KEY_{index}"] = key;
            variables[$"GIT_CONFIG_VALUE_{index}"] = value;
        }
    }

    private static void AddHeader(HttpResponse response, string header)
    {
        var (name, value) = (header[..header.IndexOf(':')], header[(header.IndexOf(':') + 1)..].Trim());
        if (name == "Status") response.StatusCode = int.Parse(value[..3]);
        else response.Headers.Append(name, value);
    }

    private static async Task<string> ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (await stream.ReadAsync(next) == 1 && next[0] != '\n') line.Append((char)next[0]);
        return line.ToString().TrimEnd('\r');
    }
}
