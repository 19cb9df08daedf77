using Shop;

var version = Environment.GetEnvironmentVariable("APP_VERSION");
var app = WebApplication.CreateSlimBuilder(args).Build();

app.MapGet("/healthz", () => "ok");
app.MapGet("/", () => new { service = "web", version, text = Greeting.For("visitor") });

app.Logger.LogInformation("web {Version} is ready", version);
app.Run($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT")}");
