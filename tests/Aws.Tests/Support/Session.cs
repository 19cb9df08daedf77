using Actions.Toolkit;

namespace Actions.Aws.Tests;

/// <summary>A session against a fake, with its log.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly StringWriter log = new();

    public FakeAws Aws { get; private init; } = null!;
    public FastTime Time { get; } = new();
    public AwsSession Value { get; private set; } = null!;
    public string Log => log.ToString();
    public ActionLog ActionLog { get; private set; } = null!;

    /// <summary>Whether a text was announced as a secret.</summary>
    public bool Masked(string secret) => ActionLog.Masks.Contains(secret);

    public static Dictionary<string, string> Keys(Uri url) => new(StringComparer.Ordinal)
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE000000001",
        ["AWS_SECRET_ACCESS_KEY"] = "secret/of/the/environment/0123456789",
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_ENDPOINT_URL"] = url.ToString(),
        ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_RUN_ID"] = "1001",
        ["GITHUB_RUN_ATTEMPT"] = "1",
    };

    public static async Task<Session> StartAsync(AwsSettings? settings = null, Action<Dictionary<string, string>>? environment = null, FakeAws? aws = null)
    {
        var session = new Session { Aws = aws ?? await FakeAws.StartAsync() };
        session.Aws.Time = session.Time;
        var variables = Keys(session.Aws.Url);
        environment?.Invoke(variables);
        session.ActionLog = new ActionLog(TextWriter.Synchronized(session.log), forRunner: false, debug: true);
        session.Value = await AwsSession.CreateAsync(settings ?? new AwsSettings(), variables, session.ActionLog, session.Time, CancellationToken.None);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        Value?.Dispose();
        await Aws.DisposeAsync();
    }
}
