using System.Text.Json.Nodes;

// The loop that a custom runtime of AWS Lambda is: ask for an event, answer it, ask again.
var api = $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/invocation";
using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
while (true)
{
    using var next = await http.GetAsync($"{api}/next");
    var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
    try
    {
        var order = JsonNode.Parse(await next.Content.ReadAsStringAsync())!.AsObject();
        using var answered = await http.PostAsync($"{api}/{id}/response", new StringContent(Receipt.Of(order).ToJsonString()));
    }
    catch (Exception problem)
    {
        Console.WriteLine($"{problem.GetType().Name}: {problem.Message}");
        var error = new JsonObject { ["errorType"] = problem.GetType().Name, ["errorMessage"] = problem.Message };
        using var failed = await http.PostAsync($"{api}/{id}/error", new StringContent(error.ToJsonString()));
    }
}
