using LocalAws.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Demo;

/// <summary>What a service runs before anything was ever deployed to it: this very program, asked to answer "nothing here yet".</summary>
internal static class Placeholder
{
    public const string Argument = "placeholder";

    public static LocalProgram Program => new() { FileName = Environment.ProcessPath!, Arguments = [Argument] };

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/{**path}", () => "nothing here yet");
        await app.RunAsync($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT")}");
        return 0;
    }
}
