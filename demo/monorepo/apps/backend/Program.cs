var version = Environment.GetEnvironmentVariable("APP_VERSION");
var app = WebApplication.CreateSlimBuilder(args).Build();

app.MapGet("/healthz", () => "ok");
app.MapGet("/", () => new { service = "backend", version, orders = 3 });

app.Logger.LogInformation("backend {Version} is ready", version);
app.Run($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT")}");
