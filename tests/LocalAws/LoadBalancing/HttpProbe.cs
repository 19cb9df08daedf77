namespace LocalAws.LoadBalancing;

/// <summary>A health check as the load balancer makes it: one GET, judged by its status code.</summary>
internal sealed class HttpProbe(HttpMessageInvoker http, int port) : ITargetProbe
{
    public async ValueTask<ProbeResult> CheckAsync(HealthCheckSpec check)
    {
        using var limit = new CancellationTokenSource(check.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{check.Path}");
        request.Headers.TryAddWithoutValidation("User-Agent", "ELB-HealthChecker/2.0");
        request.Headers.ConnectionClose = true;
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            var status = (int)response.StatusCode;
            return check.Accepts(status) ? ProbeResult.Passed : ProbeResult.WrongCode(status);
        }
        catch (OperationCanceledException)
        {
            return ProbeResult.TimedOut;
        }
        catch (HttpRequestException)
        {
            return ProbeResult.Failed;
        }
    }
}
