var version = Environment.GetEnvironmentVariable("APP_VERSION");
var database = new Database(Environment.GetEnvironmentVariable("DATABASE") ?? "shop.db");
if (args is ["migrate"])
    return database.Migrate();

var app = WebApplication.CreateSlimBuilder(args).Build();

app.MapGet("/healthz", () => "ok");
app.MapGet("/", () => new { service = "backend", version, orders = database.Orders(), discounts = true });

app.Logger.LogInformation("backend {Version} is ready", version);
app.Run($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT")}");
return 0;
