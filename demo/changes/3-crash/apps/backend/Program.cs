var version = Environment.GetEnvironmentVariable("APP_VERSION");
var database = new Database(Environment.GetEnvironmentVariable("DATABASE") ?? "shop.db");
if (args is ["migrate"])
    return database.Migrate();

Console.WriteLine($"backend {version} starts");
Console.WriteLine("reading the settings of the payment provider");

// The crash of version 3: a setting that nobody added to the task definition.
var payments = Environment.GetEnvironmentVariable("PAYMENTS_URL")
    ?? throw new InvalidOperationException("PAYMENTS_URL is not set");

var app = WebApplication.CreateSlimBuilder(args).Build();

app.MapGet("/healthz", () => "ok");
app.MapGet("/", () => new { service = "backend", version, orders = database.Orders(), payments });

app.Run($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT")}");
return 0;
