namespace LocalAws;

/// <param name="Url">Host name, without scheme, as App Runner tells it.</param>
public sealed record WorldAppRunnerService(string Name, string Url);
