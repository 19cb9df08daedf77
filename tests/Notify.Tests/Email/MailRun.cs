using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Email;

internal static class MailRun
{
    public const string User = "deploy";
    public const string Password = "s3cr%t p&ss+word";

    /// <summary>Bad news of a deployment, for a server.</summary>
    public static ActionRun To(ScriptedSmtp server) => NotifyRun.Of("failure").Mail(server.Port).Input("service", "shop").Input("environment", "production");

    public static async Task<ActionRun> TellAsync(ScriptedSmtp server, params (string Input, string Value)[] inputs)
    {
        var run = To(server);
        foreach (var (input, value) in inputs) run.Input(input, value);
        return await run.NotifyAsync();
    }

    /// <summary>A mail from <c>deploy@example.com</c> to <c>team@example.com</c> through a server on this machine that shows our certificate.</summary>
    public static ActionRun Mail(this ActionRun run, int port)
    {
        File.WriteAllText(Path.Combine(run.Workspace, "ca.pem"), MailCertificate.ForLocalhost.Authority);
        return run.Input("smtp-host", "localhost").Input("smtp-port", $"{port}").Input("smtp-ca-file", "ca.pem")
            .Input("smtp-username", User).Input("smtp-password", Password)
            .Input("email-from", "Deployments <deploy@example.com>").Input("email-to", "team@example.com");
    }

    public static ActionRun Without(this ActionRun run, params string[] inputs)
    {
        foreach (var input in inputs) run.Input(input, "");
        return run;
    }

    /// <summary>What became of the mail: outcome and reason.</summary>
    public static string Result(this ActionRun run)
    {
        var result = System.Text.Json.Nodes.JsonNode.Parse(run.Outputs["results"])!["email"]!;
        return $"{result["outcome"]}: {result["reason"]}";
    }

    public static int Tries(this ActionRun run) => (int)System.Text.Json.Nodes.JsonNode.Parse(run.Outputs["results"])!["email"]!["tries"]!;
}
