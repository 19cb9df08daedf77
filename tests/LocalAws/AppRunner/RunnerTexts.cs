namespace LocalAws.AppRunner;

/// <summary>What App Runner writes into the log of a service, after published examples.</summary>
internal static class RunnerTexts
{
    public const string Pulled = "[AppRunner] Successfully pulled your application image from ECR.";
    public const string PullFailed =
        "[AppRunner] Failed to pull your application image. Be sure you configure your service with a valid access role to your ECR repository.";
    public const string Routing = "[AppRunner] Health check is successful. Routing traffic to application.";
    public const string WrongArchitecture = "exec format error";

    public static string Began(string type) => $"[AppRunner] Operation {type} started.";

    public static string Pulling(string image) => $"[AppRunner] Pulling image {image} from ECR repository.";

    public static string Checking(RunnerConfiguration configuration) =>
        $"[AppRunner] Performing health check on protocol `{configuration.Health["Protocol"]}`{Path(configuration)}, port '{configuration.Port}'.";

    public static string HealthFailed(RunnerConfiguration configuration) =>
        $"[AppRunner] Health check failed on protocol `{configuration.Health["Protocol"]}`{Path(configuration)}[Port: '{configuration.Port}']. Check your configured port number. For more information, see the application logs.";

    public static string Exited(int code) =>
        $"[AppRunner] Your application stopped or failed to start. See logs for more information. Container exit code: {code}";

    public static string Ended(RunnerOperation operation) => $"[AppRunner] Operation {operation.Type} with ID {operation.Id} ended: {operation.Status}.";

    private static string Path(RunnerConfiguration configuration) =>
        configuration.Health["Protocol"]!.GetValue<string>() == "HTTP" ? $" [Path: '{configuration.Health["Path"]}']" : "";
}
