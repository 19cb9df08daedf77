using Microsoft.AspNetCore.Http;

namespace HealthCheck.Tests.Support;

internal static class Answers
{
    public static async Task JsonAsync(this HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }

    public static Func<HttpContext, string, Task> Json(string json, int status = 200) => (context, _) => context.JsonAsync(json, status);
}
