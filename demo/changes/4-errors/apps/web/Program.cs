var version = Environment.GetEnvironmentVariable("APP_VERSION");
var app = WebApplication.CreateSlimBuilder(args).Build();

// Healthy for the load balancer, broken for everybody else.
app.MapGet("/healthz", () => "ok");
app.MapGet("/", IResult () => throw new InvalidOperationException("the price list is empty"));

app.Logger.LogInformation("web {Version} is ready", version);
app.Run($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT")}");
