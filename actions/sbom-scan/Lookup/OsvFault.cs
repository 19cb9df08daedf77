using System.Net;

namespace SbomScan.Lookup;

/// <summary>The service did not give an answer that can be used.</summary>
internal sealed class OsvFault(string message, HttpStatusCode? status = null, Exception? inner = null) : Exception(message, inner)
{
    public HttpStatusCode? Status => status;
}
